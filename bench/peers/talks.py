"""An event whose talks are our projects: title, summary and owner in Kazakh, one talk after another in two rooms."""

import datetime as dt
import json
import os
import re

import django

django.setup()

from django.utils.timezone import now  # noqa: E402
from django_scopes import scope, scopes_disabled  # noqa: E402
from pretalx.event.models import Event  # noqa: E402
from pretalx.event.utils import create_organiser_with_team  # noqa: E402
from pretalx.person.models import SpeakerProfile, User  # noqa: E402
from pretalx.schedule.models import Room  # noqa: E402
from pretalx.submission.models import Submission, Track  # noqa: E402

with open(os.environ["SHOWCASE"] + "/projects.json", encoding="utf-8") as file:
    projects = json.load(file)["projects"]
with open(os.environ["SHOWCASE"] + "/names.json", encoding="utf-8") as file:
    names = json.load(file)

begins = now() - dt.timedelta(days=1)
with scopes_disabled():
    admin = User.objects.create_superuser(email="admin@example.org", password="of no use to anybody")
    organiser, team = create_organiser_with_team(name="Bayge", slug="bayge", users=[admin])
    event = Event.objects.create(
        name="AI Governance Cup",
        slug="bayge",
        organiser=organiser,
        is_public=True,
        date_from=begins.date(),
        date_to=begins.date() + dt.timedelta(days=1),
        timezone="Asia/Almaty",
        email="admin@example.org",
        locale_array="en",
        locale="en",
    )
with scope(event=event):
    event.build_initial_data()
    team.limit_events.add(event)
    kind = event.submission_types.first()
    tracks = {code: Track.objects.create(event=event, name=name, color="#0A7EA4") for code, name in names["category"].items()}
    rooms = [Room.objects.create(event=event, name=f"Room {number}", position=number) for number in (1, 2)]
    for index, project in enumerate(projects):
        speaker = User.objects.create_user(name=project["owner"]["kk"], email=f"{project['slug']}@example.org", locale="en")
        SpeakerProfile.objects.create(user=speaker, event=event, biography="")
        result = re.sub(r" \| ", ": ", project["result"]["kk"])
        talk = Submission.objects.create(
            event=event,
            title=project["title"]["kk"],
            submission_type=kind,
            track=tracks[project["category"]],
            abstract=f"{result}\n\n{project['summary']['kk']}",
            content_locale="en",
        )
        talk.speakers.add(speaker)
        talk.accept()
        talk.confirm()
        slot = talk.slots.first()
        slot.start = event.datetime_from + dt.timedelta(hours=8, minutes=30 * (index // 2))
        slot.end = slot.start + dt.timedelta(minutes=30)
        slot.room = rooms[index % 2]
        slot.save()
    event.wip_schedule.freeze("v1.0")
    with open(os.environ["SHOWCASE"] + "/talk", "w", encoding="utf-8") as file:
        file.write(Submission.objects.get(title="Ақтаудағы ЖИ жол зертханасы").code)
print(len(projects), "talks")
