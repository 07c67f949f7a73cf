"""The table block: a caption, column headings, and cells of rich text that can be translated one by one."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock, TypedTableBlockValidationError
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

CELL = ["bold", "italic", "code", "link", "document-link"]
MOST_ROWS = 60
MOST_COLUMNS = 8


class Table(TypedTableBlock):
    """A table. The first column names its row; wide ones scroll inside themselves."""

    text = blocks.RichTextBlock(label=_("Text"), features=CELL, required=False)

    def clean(self, table: TypedTable) -> TypedTable:
        """A table needs its caption and a heading over each column: that is how it is heard."""
        cleaned = super().clean(table)
        complaints: list[Any] = []
        if not cleaned.caption.strip():
            complaints.append(_("Give the table a caption: it is read aloud before the cells."))
        if not cleaned.columns or any(not column["heading"].strip() for column in cleaned.columns):
            complaints.append(_("Give every column a heading."))
        if len(cleaned.row_data) > MOST_ROWS or len(cleaned.columns) > MOST_COLUMNS:
            complaints.append(
                _("At most %(rows)d rows and %(columns)d columns; make two tables of it.")
                % {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
            )
        if complaints and not self.is_deferred_validation:
            raise TypedTableBlockValidationError(non_block_errors=[ValidationError(text) for text in complaints])
        return cleaned

    # wagtail-localize knows no tables; these two are its own protocol for blocks it does not know.
    def get_translatable_segments(self, table: TypedTable) -> list[Any]:
        """Caption, headings and cells, each at a path of its own: ``caption``, ``heading_2``, ``cell_3_0``."""
        segments = [StringSegmentValue("caption", table.caption)] if table.caption else []
        for number, column in enumerate(table.columns):
            if column["heading"]:
                segments.append(StringSegmentValue(f"heading_{number}", column["heading"]))
        extractor = StreamFieldSegmentExtractor(None)
        for row_number, row in enumerate(table.row_data):
            for number, (column, value) in enumerate(zip(table.columns, row["values"], strict=True)):
                cell = extractor.handle_block(column["block"], value)
                segments.extend(segment.wrap(f"cell_{row_number}_{number}") for segment in cell)
        return segments

    def restore_translated_segments(self, table: TypedTable, segments: list[Any]) -> TypedTable:
        """Put translated words back where `get_translatable_segments` found them."""
        by_place = defaultdict(list)
        for segment in segments:
            place, inner = segment.unwrap()
            by_place[place].append(inner)
        writer = StreamFieldSegmentsWriter(None, None, None)
        for place, parts in by_place.items():
            kind, *numbers = place.split("_")
            if kind == "caption":
                table.caption = parts[0].render_text()
            elif kind == "heading":
                table.columns[int(numbers[0])]["heading"] = parts[0].render_text()
            else:
                row, column = int(numbers[0]), int(numbers[1])
                values = table.row_data[row]["values"]
                values[column] = writer.handle_block(table.columns[column]["block"], values[column], parts)
        return table

    class Meta:
        icon = "table"
        label = _("Table")
        template = "articles/blocks/table.html"
