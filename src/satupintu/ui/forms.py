"""Forms as the pages show them: GOV.UK's markup, hints and errors tied to their fields.

Draw a field with `{{ field.as_field_group }}`.
"""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Named in settings (FORM_RENDERER): every field is drawn by our template."""

    field_template_name = "ui/forms/field.html"


CLASSES: dict[type[forms.Widget], str] = {
    forms.Textarea: "govuk-textarea",
    forms.Select: "govuk-select",
    forms.FileInput: "sp-file",
    forms.RadioSelect: "govuk-radios__input",
    forms.CheckboxSelectMultiple: "govuk-checkboxes__input",
    forms.CheckboxInput: "govuk-checkboxes__input",
    forms.HiddenInput: "",
    forms.widgets.Input: "govuk-input",
}
TEMPLATES: dict[type[forms.Widget], str] = {
    forms.RadioSelect: "ui/forms/radios.html",
    forms.CheckboxSelectMultiple: "ui/forms/checkboxes.html",
}


class GovukForm(forms.Form):
    """A form whose widgets carry the right classes. The browser's own bubbles are off: our errors say what to do.

    A field may name extras in `widget.attrs`: `data-width` (2, 3, 4, 5, 10, 20: letters).
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field.widget)

    @property
    def error_list(self) -> list[tuple[str, str]]:
        """All errors with the id of the element to go to; "" for those above the fields."""
        found = [("", str(error)) for error in self.non_field_errors()]
        for bound in self:
            found += [(_first_id(bound), str(error)) for error in bound.errors]
        return found


def _first_id(bound: forms.BoundField) -> str:
    several = isinstance(bound.field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple))
    return f"{bound.auto_id}_0" if several else str(bound.auto_id)


def dress(widget: forms.Widget) -> None:
    """Give a widget its class and template."""
    known = next((kind for kind in type(widget).__mro__ if kind in CLASSES), None)
    if known is None:
        return
    width = widget.attrs.pop("data-width", "")
    names = (widget.attrs.get("class", ""), CLASSES[known], f"govuk-input--width-{width}" if width else "")
    if wanted := " ".join(name for name in names if name):
        widget.attrs["class"] = wanted
    if template := next((TEMPLATES[kind] for kind in type(widget).__mro__ if kind in TEMPLATES), None):
        widget.template_name = template


class PagesInput(forms.FileInput):
    """Several files at once: the pages that a scanner gave."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"

    def __init__(self, accept: str = "image/jpeg,image/png,application/pdf", **attrs: Any) -> None:
        super().__init__(attrs={"accept": accept, "multiple": True, **attrs})


class PagesField(forms.FileField):
    """Pages in order; `cleaned_data` holds a list of uploads, empty for none. What is in them is judged by `files`."""

    widget = PagesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list) else [data] if data else []
        one = super().clean
        return [one(each, initial) for each in given] if given else ([] if not self.required else [one(None, initial)])


class CameraInput(forms.ClearableFileInput):
    """A file, or a photo taken now: phones offer their camera. Big photos are made smaller before they travel."""

    template_name = "django/forms/widgets/file.html"

    def __init__(self, accept: str = "image/jpeg,image/png,application/pdf", **attrs: Any) -> None:
        super().__init__(attrs={"accept": accept, "data-shrink": "", **attrs})
