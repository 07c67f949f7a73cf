"""Files members give us: checked, made safe, handed out only to those who may see them."""
