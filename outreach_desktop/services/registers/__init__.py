"""Registers: public lists read into a directory beside the data file, searched, and organisations and people taken from them."""
