"""Addresses of signing in and out. Only what the office needs is routed: nobody signs up here, no password by mail."""

from django.urls import path

from satupintu.people import acting_views, link_views, staff_views, views

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
    path("masuk/totp/ganti/", views.move, name="mfa_move_totp"),
    path("masuk/cadangan/", views.spare_codes, name="mfa_view_recovery_codes"),
    path("masuk/cadangan/baru/", views.new_spare_codes, name="mfa_generate_recovery_codes"),
    path("keluar/", views.sign_out, name="account_logout"),
    path("masuk/undangan/", link_views.set_password, name="access_code"),
    path("masuk/undangan/<str:code>/", link_views.arrive, name="access_link"),
    path("kantor/petugas/", staff_views.people_list, name="office_staff"),
    path("kantor/petugas/undang/", staff_views.invite, name="staff_invite"),
    path("kantor/petugas/peran/", staff_views.roles_on, name="staff_roles_on"),
    path("kantor/petugas/<uuid:user_id>/", staff_views.person, name="staff_person"),
    path("kantor/petugas/<uuid:user_id>/data/", staff_views.particulars, name="staff_particulars"),
    path("kantor/petugas/<uuid:user_id>/nik/", staff_views.kin, name="staff_kin"),
    path("kantor/petugas/<uuid:user_id>/peran/", staff_views.give_role, name="staff_give_role"),
    path("kantor/petugas/<uuid:user_id>/peran/<slug:role>/cabut/", staff_views.take_role, name="staff_take_role"),
    path("kantor/petugas/<uuid:user_id>/kunci/", staff_views.lock, name="staff_lock"),
    path("kantor/petugas/<uuid:user_id>/pulihkan/", staff_views.recover, name="staff_recover"),
    path("kantor/petugas/<uuid:user_id>/undang-lagi/", staff_views.invite_again, name="staff_invite_again"),
    path("kantor/mandat/", acting_views.acting, name="office_mandates"),
    path("kantor/mandat/<uuid:mandate_id>/akhiri/", acting_views.end_acting, name="office_mandate_end"),
    path("kantor/cuti/", acting_views.away, name="office_absences"),
    path("kantor/cuti/<uuid:absence_id>/batalkan/", acting_views.cancel_away, name="office_absence_cancel"),
]
