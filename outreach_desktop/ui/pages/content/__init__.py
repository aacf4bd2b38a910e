"""The content bank: texts to print and to hand out."""
