"""How an organisation refers and what it and its people need: sections of cards, and the dialogs behind them."""
