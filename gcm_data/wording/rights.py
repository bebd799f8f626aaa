"""What people are told of their rights, and how these can be changed."""

FOLDER = (
    "A folder is read here (GCM_SUBMISSIONS), and nobody can hand in or decide anything. Start the dashboard without "
    "that setting to use its store."
)
SIGN_IN = "You see everything and can change nothing. Sign in to hand in, decide or code."
ROLE = "You are signed in as {address}, with the rights of: {role}. Administrators give others."
LOOPBACK = (
    "This dashboard listens to this machine alone, so that whoever sits at it may do everything. Set up a sign-in "
    "before others can reach it."
)
OPEN = (
    "Others can reach this dashboard, and it has no sign-in: nobody can hand in or decide anything. Name an identity "
    "provider in .streamlit/secrets.toml, as the README says, or let it listen on 127.0.0.1."
)
