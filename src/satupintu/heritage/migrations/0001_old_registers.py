# Old registers: the files they came in, the licences in them, and what was done about those

import django.db.models.deletion
import satupintu.base.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('people', '0004_mandates_and_absences'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OldImport',
            fields=[
                ('id', models.UUIDField(default=satupintu.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=150)),
                ('wrapped_key', models.BinaryField()),
                ('sealed', models.BinaryField(default=b'')),
                ('state', models.CharField(choices=[('reading', 'Reading'), ('judged', 'Judged'), ('importing', 'Importing'), ('done', 'Done'), ('withdrawn', 'Withdrawn'), ('failed', 'Failed')], max_length=10)),
                ('reading', models.JSONField()),
                ('counts', models.JSONField(default=dict)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('position', models.PositiveIntegerField(default=0)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('failed_why', models.CharField(blank=True, max_length=40)),
                ('taken_in_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                ('taken_in_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='OldLicence',
            fields=[
                ('id', models.UUIDField(default=satupintu.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('row', models.PositiveIntegerField()),
                ('number', models.CharField(max_length=120)),
                ('number_key', models.CharField(max_length=120)),
                ('on', models.DateField()),
                ('service', models.CharField(blank=True, max_length=40)),
                ('title', models.CharField(max_length=200)),
                ('code', models.CharField(max_length=14, unique=True)),
                ('business', models.CharField(blank=True, max_length=300)),
                ('kbli', models.CharField(blank=True, max_length=300)),
                ('activity', models.CharField(blank=True, max_length=300)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('valid_until', models.DateField(null=True)),
                ('ended', models.BooleanField(default=False)),
                ('nik_index', models.CharField(blank=True, max_length=43)),
                ('nib_index', models.CharField(blank=True, max_length=43)),
                ('digest', models.CharField(max_length=43)),
                ('wrapped_key', models.BinaryField()),
                ('sealed', models.BinaryField()),
                ('verified_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='licences', to='heritage.oldimport')),
            ],
        ),
        migrations.CreateModel(
            name='OldFact',
            fields=[
                ('id', models.UUIDField(default=satupintu.base.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
                ('data', models.JSONField(default=dict)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                ('licence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='heritage.oldlicence')),
            ],
        ),
        migrations.AddIndex(
            model_name='oldimport',
            index=models.Index(fields=['office', '-taken_in_at'], name='old_import_newest'),
        ),
        migrations.AddIndex(
            model_name='oldlicence',
            index=models.Index(condition=models.Q(('nib_index', ''), _negated=True), fields=['nib_index'], name='old_licence_nib'),
        ),
        migrations.AddIndex(
            model_name='oldlicence',
            index=models.Index(fields=['source', 'row'], name='old_licence_row'),
        ),
        migrations.AddIndex(
            model_name='oldlicence',
            index=models.Index(fields=['office', '-id'], name='old_licence_newest'),
        ),
        migrations.AddIndex(
            model_name='oldlicence',
            index=models.Index(condition=models.Q(('revoked_at', None), ('verified_at', None)), fields=['office', '-id'], name='old_licence_waiting'),
        ),
        migrations.AddConstraint(
            model_name='oldlicence',
            constraint=models.UniqueConstraint(fields=('office', 'number_key', 'on'), name='old_licence_once'),
        ),
        migrations.AddIndex(
            model_name='oldfact',
            index=models.Index(fields=['licence', 'at'], name='old_fact_of'),
        ),
    ]
