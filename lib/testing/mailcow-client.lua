-- What mailcow's Lua client does, written anew from its protocol: four fields as JSON in one POST by TLS, the certificate not
-- looked at, 30 s of patience; `success` lets in, and everything else, an outage as well, is a wrong password.
local ltn12 = require "ltn12"
local https = require "ssl.https"
local cjson = require "cjson"
https.TIMEOUT = 30

function script_init() return 0 end
function script_deinit() end

function auth_password_verify(request, password)
  if request.domain == nil then return dovecot.auth.PASSDB_RESULT_USER_UNKNOWN, "No such user" end
  local question = cjson.encode {
    username = request.user,
    password = password,
    real_rip = request.real_rip,
    service = request.service,
  }
  local parts = {}
  local _, status = https.request {
    method = "POST",
    url = "{{GATE_URL}}",
    source = ltn12.source.string(question),
    headers = { ["content-type"] = "application/json", ["content-length"] = tostring(#question) },
    sink = ltn12.sink.table(parts),
    insecure = true,
  }
  local readable, answer = pcall(cjson.decode, table.concat(parts))
  if status == 200 and readable and answer.success == true then
    return dovecot.auth.PASSDB_RESULT_OK, ""
  end
  return dovecot.auth.PASSDB_RESULT_PASSWORD_MISMATCH, "Failed to authenticate"
end

-- mailcow reads this from its SQL tables.
function auth_userdb_lookup(request)
  return dovecot.auth.USERDB_RESULT_OK, { uid = "{{MAIL_UID}}" }
end
