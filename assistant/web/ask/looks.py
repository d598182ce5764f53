"""What Gradio's own parts look like: the colours and the faces of page.css, and nothing fetched from elsewhere."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradio.themes import Base

_COLOURS = {
    "body_background_fill": "var(--paper)",
    "body_text_color": "var(--ink)",
    "body_text_color_subdued": "var(--soft)",
    "background_fill_primary": "var(--sheet)",
    "background_fill_secondary": "var(--tint)",
    "block_background_fill": "transparent",
    "block_border_color": "var(--line)",
    "block_label_text_color": "var(--ink)",
    "block_title_text_color": "var(--ink)",
    "border_color_primary": "var(--edge)",
    "border_color_accent": "var(--accent)",
    "color_accent": "var(--accent)",
    "color_accent_soft": "var(--wash)",
    "link_text_color": "var(--accent)",
    "link_text_color_hover": "var(--accent-strong)",
    "link_text_color_visited": "var(--accent)",
    "link_text_color_active": "var(--accent-strong)",
    "input_background_fill": "var(--sheet)",
    "input_border_color": "var(--edge)",
    "input_placeholder_color": "var(--soft)",
    "button_primary_background_fill": "var(--accent)",
    "button_primary_background_fill_hover": "var(--accent-strong)",
    "button_primary_text_color": "var(--on-accent)",
    "button_secondary_background_fill": "transparent",
    "button_secondary_text_color": "var(--accent)",
    "checkbox_label_text_color": "var(--ink)",
    "checkbox_background_color": "var(--sheet)",
    "checkbox_background_color_selected": "var(--accent)",
    "checkbox_border_color": "var(--edge)",
    "checkbox_label_background_fill": "transparent",
    "checkbox_label_background_fill_selected": "var(--wash)",
}


def theme() -> "Base":
    """Return the theme; the same names serve light and dark, since page.css changes what they stand for."""
    import gradio as gr

    base = gr.themes.Base(
        font=[gr.themes.Font("Source Sans 3"), gr.themes.Font("sans-serif")],
        font_mono=[gr.themes.Font("monospace")],
        text_size=gr.themes.sizes.text_lg,
        radius_size=gr.themes.sizes.radius_sm,
    )
    dark = {f"{name}_dark": value for name, value in _COLOURS.items() if name != "color_accent"}
    return base.set(**_COLOURS, **dark)
