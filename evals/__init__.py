"""How often the assistant finds, cites, quotes, declines and passes on as it should."""
