"""Addresses of signing in and out. Only what the office needs is routed: nobody signs up here, no password by mail."""

from django.urls import path

from satupintu.people import acting_views, views

# The names are those by which the sign-in library finds its pages.
urlpatterns = [
    path("masuk/", views.sign_in, name="account_login"),
    path("masuk/kode/", views.code, name="mfa_authenticate"),
    path("masuk/lagi/", views.password_again, name="account_reauthenticate"),
    path("masuk/lagi/kode/", views.code_again, name="mfa_reauthenticate"),
    path("masuk/nonaktif/", views.inactive, name="account_inactive"),
    path("masuk/akun/", views.my_account, name="mfa_index"),
    path("masuk/totp/", views.set_up, name="mfa_activate_totp"),
    path("masuk/totp/lepas/", views.take_off, name="mfa_deactivate_totp"),
    path("masuk/cadangan/", views.spare_codes, name="mfa_view_recovery_codes"),
    path("masuk/cadangan/baru/", views.new_spare_codes, name="mfa_generate_recovery_codes"),
    path("keluar/", views.sign_out, name="account_logout"),
    path("kantor/mandat/", acting_views.acting, name="office_mandates"),
    path("kantor/mandat/<uuid:mandate_id>/akhiri/", acting_views.end_acting, name="office_mandate_end"),
    path("kantor/cuti/", acting_views.away, name="office_absences"),
    path("kantor/cuti/<uuid:absence_id>/batalkan/", acting_views.cancel_away, name="office_absence_cancel"),
]
