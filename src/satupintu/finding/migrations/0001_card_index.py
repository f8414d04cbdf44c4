# The card index: what is found, and the keyed hashes it is found by

import django.db.models.deletion
import satupintu.base.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.UUIDField(default=satupintu.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.PositiveSmallIntegerField()),
                ('number_key', models.CharField(blank=True, max_length=120)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
            ],
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.UUIDField(default=satupintu.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.PositiveSmallIntegerField()),
                ('token', models.BigIntegerField()),
                ('card', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='finding.card')),
                ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
            ],
        ),
        migrations.AddIndex(
            model_name='card',
            index=models.Index(fields=['office', 'kind', 'number_key'], name='card_number'),
        ),
        migrations.AddIndex(
            model_name='mark',
            index=models.Index(fields=['token', 'kind', 'card'], name='mark_found'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.UniqueConstraint(fields=('card', 'token'), name='mark_once'),
        ),
    ]
