"""Old licences in the order of their days, along an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("heritage", "0001_old_registers")]

    operations = [
        migrations.AddIndex(
            model_name="oldlicence",
            index=models.Index(fields=["office", "on", "id"], name="old_licence_by_day"),
        ),
    ]
