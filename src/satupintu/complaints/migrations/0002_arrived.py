"""The register in the order in which complaints arrived, along an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_register")]

    operations = [
        migrations.RemoveIndex(model_name="complaintstanding", name="complaint_all"),
        migrations.AddIndex(
            model_name="complaintstanding",
            index=models.Index(fields=["office", "whistle", "received_on", "complaint"], name="complaint_arrived"),
        ),
    ]
