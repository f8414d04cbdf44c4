# Ways to narrow a list, kept under a name

import django.db.models.deletion
import satupintu.base.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedFilter',
            fields=[
                ('id', models.UUIDField(default=satupintu.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('listing', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=60)),
                ('query', models.JSONField()),
                ('shared', models.BooleanField(default=False)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('shared', True)), fields=['office', 'listing'], name='saved_shared')],
                'constraints': [models.UniqueConstraint(fields=('user', 'listing', 'name'), name='saved_filter_name_once')],
            },
        ),
    ]
