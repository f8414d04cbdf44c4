# What lies on one officer's hands, the most urgent first

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0007_standing_elsewhere")]

    operations = [
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(("ending", "")),
                fields=["assignee", "urgent_on", "application"],
                name="standing_officer",
            ),
        ),
    ]
