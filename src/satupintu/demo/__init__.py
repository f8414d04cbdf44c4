"""A fictional office of six that acts only through services."""
