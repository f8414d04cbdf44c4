"""Files whose promised time ended on paper and was recorded on a later day, counted apart in the figures."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0012_standing_desk_filed")]

    operations = [
        migrations.AddField(
            model_name="standing", name="recorded_later", field=models.BooleanField(default=False)
        ),
    ]
