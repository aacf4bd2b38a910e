"""What letters are made from besides people and places: the words of one's own for each reader."""
