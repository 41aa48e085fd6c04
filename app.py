"""The shell: Streamlit's ASGI app with our routes and middleware; `streamlit run app.py` finds it."""

import streamlit as st

from meritokrasi import components, web

app = st.App(
    "pages/frame.py",
    routes=web.routes(),
    middleware=web.middleware(),
    on_script_error=components.script_failed,
)
