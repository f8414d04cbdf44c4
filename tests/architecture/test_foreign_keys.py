"""A row may point upstream in the river, never downstream, and leaves no trace on what it points to."""

from django.apps import apps


def foreign_keys():
    """(field, label of its app, label of the app it points to) for every relation between two of our features."""
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.app_config.name.startswith("satupintu."):
            continue
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model is not None:
                yield field, model._meta.app_label, field.related_model._meta.app_label


def between_features():
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("satupintu.")}
    return [each for each in foreign_keys() if each[1] != each[2] and each[2] in ours]


def belongs_to_an_office(field):
    """The one key that every row has, by base.models.OfficeRow; the house is there before its rooms."""
    return field.name == "office" and field.related_model._meta.label == "people.Office"


def test_a_foreign_key_across_features_points_upstream(depth):
    downstream = [
        f"{field} points to {other}"
        for field, label, other in between_features()
        if depth[other] <= depth[label] and not belongs_to_an_office(field)
    ]
    assert not downstream


def test_a_foreign_key_across_features_leaves_no_name_on_the_other_side():
    named = [
        str(field) for field, _, _ in between_features() if not (field.remote_field.related_name or "").endswith("+")
    ]
    assert not named, 'give it related_name="+": upstream must not know who points at it'


def test_every_table_of_the_office_belongs_to_an_office():
    homeless = [
        model.__name__
        for config in apps.get_app_configs()
        if config.name.startswith("satupintu.") and config.label not in {"people", "base"}
        for model in config.get_models()
        if not any(field.name == "office" for field in model._meta.get_fields())
    ]
    assert not homeless, "derive it from base.models.OfficeRow"
