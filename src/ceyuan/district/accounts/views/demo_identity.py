"""A stub of an identity provider: it vouches for invented people, in a demonstration only.

Comes in: requests as OpenID Connect makes them. Goes out: what a provider answers; 404 outside a demonstration.
Must not know: accounts. A real provider takes its place by three environment variables.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from ceyuan.district.accounts.identities import SLOTS, STUB_CLIENT, STUB_SECRET

SALT = "demo-identity"
SECONDS = 60
PEOPLE = {"demo-1": "演示一号", "demo-2": "演示二号", "demo-3": "演示三号"}

View = Callable[..., HttpResponse]


def in_demonstration(view: View) -> View:
    """Keep the stub out of service."""

    @wraps(view)
    def guarded(request: HttpRequest, slot: str) -> HttpResponse:
        if not settings.ENVIRONMENT.demo or slot not in {one.key for one in SLOTS}:
            raise Http404
        return view(request, slot)

    return guarded


@require_GET
@in_demonstration
def demo_identity_about(request: HttpRequest, slot: str) -> HttpResponse:
    """Say where the stub answers."""
    here = {
        name: request.build_absolute_uri(reverse(route, args=[slot]))
        for name, route in (
            ("authorization_endpoint", "demo_identity_choose"),
            ("token_endpoint", "demo_identity_token"),
            ("userinfo_endpoint", "demo_identity_person"),
        )
    }
    about = {"issuer": request.build_absolute_uri("/"), "token_endpoint_auth_methods_supported": ["client_secret_post"]}
    return JsonResponse(here | about)


@in_demonstration
def demo_identity_choose(request: HttpRequest, slot: str) -> HttpResponse:
    """Let somebody choose who to be, and send them back."""
    back = request.GET.get("redirect_uri", "")
    known = back == request.build_absolute_uri(reverse("openid_connect_callback", args=[slot]))
    if not known or request.GET.get("client_id") != STUB_CLIENT:
        return HttpResponseBadRequest()
    if request.method == "POST" and request.POST.get("person") in PEOPLE:
        code = dumps({"slot": slot, "person": request.POST["person"], "use": "code"}, salt=SALT)
        return redirect(f"{back}?{urlencode({'code': code, 'state': request.GET.get('state', '')})}")
    name = next(one.zh for one in SLOTS if one.key == slot)
    return render(request, "accounts/demo_identity.html", {"people": PEOPLE.items(), "provider": name})


@csrf_exempt
@require_POST
@in_demonstration
def demo_identity_token(request: HttpRequest, slot: str) -> HttpResponse:
    """Change a code into a token, for whoever knows the stub's open secret."""
    person = _person(request.POST.get("code", ""), slot, "code")
    if person is None or not constant_time_compare(request.POST.get("client_secret", ""), STUB_SECRET):
        return JsonResponse({"error": "invalid_grant"}, status=400)
    token = dumps({"slot": slot, "person": person, "use": "token"}, salt=SALT)
    return JsonResponse({"access_token": token, "token_type": "Bearer", "expires_in": SECONDS})


@require_GET
@in_demonstration
def demo_identity_person(request: HttpRequest, slot: str) -> HttpResponse:
    """Say who a token stands for."""
    person = _person(request.headers.get("Authorization", "").removeprefix("Bearer "), slot, "token")
    if person is None:
        return JsonResponse({"error": "invalid_token"}, status=401)
    return JsonResponse({"sub": f"{slot}-{person}", "name": PEOPLE[person]})


def _person(text: str, slot: str, use: str) -> str | None:
    """Give whom a code or a token stands for, if it is ours, fresh, and meant for this use."""
    try:
        told = loads(text, salt=SALT, max_age=SECONDS)
    except BadSignature:
        return None
    return str(told["person"]) if (told["slot"], told["use"]) == (slot, use) else None
