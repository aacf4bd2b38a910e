"""What a packet is made of: its parts in their order, the times offered, what is enclosed."""
