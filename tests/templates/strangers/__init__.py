"""Word files of other people, taken through the engine: what is lost, told, or different afterwards."""
