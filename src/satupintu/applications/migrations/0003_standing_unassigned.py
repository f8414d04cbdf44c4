from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0002_projects_and_returns"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=["office", "urgent_on", "application"],
                condition=models.Q(assignee__isnull=True, step_kind="inspection", court="office", ending=""),
                name="standing_unassigned",
            ),
        ),
    ]
