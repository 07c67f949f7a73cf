"""Streams: channels, who may listen, replay from the publisher's own rows."""
