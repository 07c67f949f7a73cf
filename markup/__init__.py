"""The only door between what people type and the HTML we show."""
