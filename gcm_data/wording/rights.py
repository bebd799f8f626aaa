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
BROKEN = (
    "The file secrets.toml can't be read, so that nobody knows who may do what: nobody can hand in or decide anything. "
    "Whoever runs the dashboard finds the line in its log."
)
NO_ADDRESS = (
    "You have signed in, but your identity provider gives no address of yours that it has verified: you can read, and "
    "change nothing. Whoever runs the provider can add the claim email."
)
OLD = "Your sign-in is more than a day old. Sign out and in again to hand in, decide or code."
WEAK = (
    "The cookie_secret in secrets.toml has fewer than 32 signs, so that a sign-in could be made up: nobody can change "
    'anything. Whoever runs the dashboard writes a random one there, such as python -c "import secrets; '
    'print(secrets.token_hex())" prints.'
)
NOT_SET_UP = "The sign-in is not set up completely. Whoever runs the dashboard finds what is missing in its log."
EVERYBODY = "Everybody who reaches the dashboard sees everything that it shows."
MAY = "What you may change: {what}."
MAY_NOTHING = "You may change nothing."
ROLES_ARE = (
    "Each role may do what those before it may: readers see, coders code and write notes, officers receive, accept and "
    "correct, administrators give roles. The settings of the server give roles to addresses and groups; administrators "
    "give them to addresses here. Of several the highest holds. The role reader takes back what was given here."
)
NO_ADDRESS_GIVEN = "“{given}” is no address such as name@example.org."
GIVEN = "{address} now has the role {role}."
SET_UP = (
    "To ask people to sign in, write this into the file .streamlit/secrets.toml and start the dashboard again. Any "
    "provider of OpenID Connect will do; it has to know the address of redirect_uri."
)
EXAMPLE = """\
[auth]
redirect_uri = "https://gcm.example.org/oauth2callback"
cookie_secret = "at least 32 random signs"
client_id = "as the provider gives it"
client_secret = "as the provider gives it"
server_metadata_url = "https://login.example.org/.well-known/openid-configuration"

[roles]
administrators = ["name@example.org"]
officers = ["other.name@example.org", "group:GCM officers"]
coders = ["group:GCM coders"]
"""
NO_ROLES = "Nobody has a role yet."
