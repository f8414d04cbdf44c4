# What waits for others, found without walking along all that is open

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0006_paper_numbers")]

    operations = [
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(models.Q(("court", "office"), _negated=True), ("ending", "")),
                fields=["office", "urgent_on", "application"],
                name="standing_elsewhere",
            ),
        ),
    ]
