"""The register by the day of issue, and those that wait for a signature or were revoked, each along an index."""

from django.db import migrations, models

BY_DAY = ["office", "issued_at", "id"]


class Migration(migrations.Migration):
    dependencies = [("licences", "0002_editions")]

    operations = [
        migrations.AddIndex(
            model_name="licence",
            index=models.Index(fields=BY_DAY, name="licence_by_day"),
        ),
        migrations.AddIndex(
            model_name="licence",
            index=models.Index(
                condition=models.Q(("revoked_at", None), ("signed_at", None)), fields=BY_DAY, name="licence_unsigned"
            ),
        ),
        migrations.AddIndex(
            model_name="licence",
            index=models.Index(
                condition=models.Q(("revoked_at__isnull", False)), fields=BY_DAY, name="licence_revoked"
            ),
        ),
    ]
