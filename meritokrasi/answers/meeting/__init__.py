"""What a meeting is shown: slides of the area, of a province, or of one government."""

from meritokrasi.answers.meeting.scope import AREA, GOVERNMENT, PROVINCE, Scope, address, slides

__all__ = ["AREA", "GOVERNMENT", "PROVINCE", "Scope", "address", "slides"]
