# The last number that an administrator wrote down, so that a slip can be put right while nothing was taken since

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0008_standing_officer")]

    operations = [
        migrations.AddField(model_name="sequence", name="written", field=models.PositiveIntegerField(null=True)),
        migrations.AddField(model_name="sequence", name="floor", field=models.PositiveIntegerField(default=0)),
    ]
