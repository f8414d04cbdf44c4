"""Open files in the order in which they were filed, along an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0009_sequence_written")]

    operations = [
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(("ending", "")), fields=["office", "application"], name="standing_open_filed"
            ),
        ),
    ]
