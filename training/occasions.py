"""What shoppers ask for without naming a thing: occasions, weather, presents. Each is a few phrases and the kinds of
things that it asks for, the store's article types and the demo catalogue's kinds alike."""

OCCASIONS = [
    (["a wedding", "a summer wedding", "wedding guests", "a formal event", "a ceremony", "a gala", "black tie"],
     ["dressy", "smart", "elegant", "formal"],
     ["Dresses", "Blazers", "Heels", "Formal Shoes", "Ties", "Clutches", "Sarees", "Cufflinks", "demo:Cocktail dress", "demo:Midi dress",
      "demo:Slip dress", "demo:Blazer", "demo:Tailored trousers", "demo:Pumps", "demo:Heeled sandals", "demo:Oxford shoes", "demo:Tie", "demo:Clutch"]),
    (["a party", "a night out", "date night", "a dinner date", "the evening", "a cocktail party", "new year", "dancing", "clubbing"],
     ["glamorous", "dressy", "elegant", "chic"],
     ["Dresses", "Tops", "Heels", "Clutches", "Earrings", "Necklace and Chains", "demo:Cocktail dress", "demo:Mini dress", "demo:Slip dress",
      "demo:Camisole", "demo:Pumps", "demo:Heeled sandals", "demo:Clutch", "demo:Hoop earrings", "demo:Necklace"]),
    (["the office", "work", "a job interview", "an interview", "a business meeting", "a conference", "my new job"], ["smart", "professional", "formal"],
     ["Shirts", "Trousers", "Formal Shoes", "Ties", "Blazers", "Laptop Bag", "demo:Blazer", "demo:Oxford shirt", "demo:Tailored trousers",
      "demo:Pencil skirt", "demo:Shirt dress", "demo:Blouse", "demo:Oxford shoes", "demo:Loafers", "demo:Tie"]),
    (["winter", "cold weather", "the cold", "snow", "a cold day", "frosty mornings", "autumn evenings", "freezing weather", "skiing",
      "norway", "iceland", "a trip to norway", "a trip to the mountains", "a trip to the north", "christmas", "a ski holiday", "the snow", "minus ten degrees"],
     ["warm", "cosy", "cozy", "snug", "thick", "woolly", "fluffy"],
     ["Sweaters", "Jackets", "Sweatshirts", "Mufflers", "Gloves", "demo:Sweater", "demo:Cardigan", "demo:Turtleneck", "demo:Puffer jacket",
      "demo:Overcoat", "demo:Parka", "demo:Scarf", "demo:Beanie", "demo:Gloves"]),
    (["rain", "a rainy day", "wet weather", "autumn storms", "the rain", "a wet day", "rainy days", "a storm"], ["waterproof", "rainproof", "hooded"],
     ["Rain Jacket", "Jackets", "Rain Trousers", "Umbrellas", "demo:Trench coat", "demo:Parka"]),
    (["the beach", "a beach holiday", "swimming", "the pool", "a holiday by the sea", "vacation", "an island holiday"], ["beachy", "light"],
     ["Swimwear", "Flip Flops", "Shorts", "Sunglasses", "Hat", "demo:Swimsuit", "demo:Bikini", "demo:Sandals", "demo:Sun hat", "demo:Sunglasses",
      "demo:Shorts", "demo:Maxi dress"]),
    (["summer", "a hot day", "hot weather", "sunny days", "the heat", "spring"], ["light", "airy", "cool", "breezy"],
     ["Dresses", "Shorts", "Tshirts", "Sandals", "Tops", "Sunglasses", "demo:Maxi dress", "demo:Mini dress", "demo:Tank top", "demo:T-shirt",
      "demo:Shorts", "demo:Sandals", "demo:Sun hat", "demo:Sunglasses"]),
    (["the gym", "running", "a workout", "yoga", "exercise", "training", "jogging"], ["sporty", "athletic", "stretchy"],
     ["Sports Shoes", "Track Pants", "Tracksuits", "Shorts", "demo:Joggers", "demo:Leggings", "demo:Sneakers", "demo:Tank top", "demo:Hoodie",
      "demo:Sweatshirt"]),
    (["home", "lounging", "the sofa", "a lazy sunday", "relaxing"], ["comfy", "comfortable", "soft"],
     ["Track Pants", "Lounge Pants", "Sweatshirts", "Night suits", "Lounge Shorts", "demo:Joggers", "demo:Hoodie", "demo:Sweatshirt",
      "demo:Leggings", "demo:Socks"]),
    (["sleeping", "bed", "the night"], ["soft"], ["Night suits", "Nightdress", "Lounge Pants", "Baby Dolls"]),
    (["hiking", "walking", "the outdoors", "a walk in the woods", "camping"], ["sturdy", "rugged"],
     ["Sports Shoes", "Backpacks", "Jackets", "Rucksacks", "demo:Parka", "demo:Backpack", "demo:Ankle boots", "demo:High-top sneakers"]),
    (["travel", "a trip", "a weekend away", "carrying everything", "the commute"], ["roomy", "practical"],
     ["Backpacks", "Duffel Bag", "Trolley Bag", "Messenger Bag", "Laptop Bag", "demo:Backpack", "demo:Tote bag", "demo:Crossbody bag", "demo:Shoulder bag"]),
    (["a gift for my sister", "a present for her", "a gift for mum", "a gift for mom", "a present for my daughter", "a gift for my aunt", "a gift for her", "a gift for my mother", "a birthday present for my wife", "a gift for my girlfriend"],
     ["pretty", "lovely", "small"],
     ["Earrings", "Bracelet", "Necklace and Chains", "Pendant", "Scarves", "Perfume and Body Mist", "Jewellery Set", "demo:Necklace", "demo:Bracelet",
      "demo:Hoop earrings", "demo:Ring", "demo:Silk scarf", "demo:Scarf"]),
    (["a gift for my brother", "a present for him", "a gift for dad", "a present for dad", "a present for my son", "a gift for my uncle", "a gift for him", "a gift for my father", "a birthday present for my husband", "a gift for my boyfriend"],
     ["nice", "small"],
     ["Watches", "Wallets", "Belts", "Ties", "Cufflinks", "Accessory Gift Set", "demo:Watch", "demo:Belt", "demo:Tie", "demo:Scarf"]),
    (["school", "college", "university", "students", "the weekend"], ["casual", "relaxed"],
     ["Backpacks", "Casual Shoes", "Tshirts", "Jeans", "Sweatshirts", "demo:Backpack", "demo:Sneakers", "demo:High-top sneakers", "demo:Jeans",
      "demo:Hoodie", "demo:T-shirt"]),
]
FRAMES = ["something for {}", "something for {}", "something to wear to {}", "what to wear for {}", "an outfit for {}", "clothes for {}", "for {}", "{}",
          "{} outfit", "{} clothes", "things for {}"]
THINGS = ["something", "something", "anything", "something really"]
CLOTHES = ["clothes", "outfit", "things", "wear"]

DETAILS = ["pockets", "a hood", "buttons", "a zip", "a pattern", "long sleeves", "short sleeves", "a belt", "stripes", "flowers", "lace", "a collar", "a logo"]
# They stand alone.
PRESENTS = ("a gift", "a present", "a birthday")
# "gift for dad".
BARE = 0.4


def occasions_of(article):
    """Those that ask for this kind of thing."""
    return [occasion for occasion in OCCASIONS if article in occasion[2]]


def any_occasion(rng):
    """What may stand after a thing that is named, and says no more of it: "with pockets", "for the office"."""
    phrases, adjectives, _ = rng.choice(OCCASIONS)
    phrase, detail = rng.choice(phrases), rng.choice(DETAILS)
    return rng.choice([f"for {phrase}", f"for {phrase}", f"as {phrase}" if phrase.startswith(PRESENTS) else f"to wear to {phrase}",
                       f"with {detail}", f"with {detail} for {phrase}", f"that is {rng.choice(adjectives)}"])


def occasion_query(article, colour, rng):
    """-> (text, wanted) of a query that this kind of thing answers without being named; None where there is none.
    colour: what it is called, or None."""
    known = occasions_of(article)
    if not known:
        return None
    phrases, adjectives, meant = rng.choice(known)
    chance = rng.random()
    if chance < 0.25:
        text = f"{rng.choice(THINGS)} {rng.choice(adjectives)}" if rng.random() < 0.7 else f"{rng.choice(adjectives)} {rng.choice(CLOTHES)}"
    else:
        phrase = rng.choice(phrases)
        if phrase.startswith(PRESENTS):
            text = phrase[2:] if rng.random() < BARE else phrase
        else:
            text = rng.choice(FRAMES).format(phrase)
        if chance < 0.6:
            text = text.replace("something", f"something {rng.choice(adjectives)}", 1)
    if colour:
        text = text.replace("something", f"something {colour}", 1) if "something" in text else f"{colour} {text}"
    return text, {"article": meant}
