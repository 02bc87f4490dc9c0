"""Training of the starter towers: a text encoder and an image encoder that share one embedding
space.
"""
