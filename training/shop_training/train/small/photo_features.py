"""What the image backbone says of a batch's photos: computed for each batch, or once for all."""

import torch

from shop_training.train.features import augmented_features, extract_features


class PhotoFeatures:
    def __init__(self, towers, data, config, bf16):
        """data: TrainingSet. config: SmallConfig."""
        self.towers, self.data, self.config, self.bf16 = towers, data, config, bf16
        self.device = towers.codebook.entries.device
        self.is_user_photo = torch.from_numpy(data.is_user_photo).to(self.device)
        self.side, self.photos, self.scenes, self.cached = None, None, None, None

    def use_side(self, side):
        """Photos of `side` pixels from now on. Features that are computed once are computed now."""
        self.side, self.photos = side, self.data.photos.at_side(side).to(self.device)
        self.scenes = self.photos[self.is_user_photo]
        if self.config.cached_features:
            self.cached = extract_features(
                self.towers, self.photos, self.is_user_photo, self.config.views, side, self.bf16
            )

    def of_items(self, index):
        """[items, features], of one view of each. index: int64 [items]."""
        here = index.to(self.device)
        if self.cached is not None:
            view = torch.randint(len(self.cached), index.shape, device=self.device)
            return self.cached[view, here]
        photos, of_users = self.photos[here], self.is_user_photo[here]
        return augmented_features(self.towers, photos, of_users, self.scenes, self.side, self.bf16)
