"""A desk in the order in which its files were filed, along an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0011_unheard")]

    operations = [
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(("court", "office"), ("ending", "")),
                fields=["office", "owner_role", "application"],
                name="standing_desk_filed",
            ),
        ),
    ]
