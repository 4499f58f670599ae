-- Asks Letterlock's gate for every login (passdb) and for every recipient (userdb). Dovecot 2.3.19 or newer.
-- 200, and 401 or 404, with JSON that says `success`, are answers. Anything else is an outage, and an outage must never
-- look like a wrong password: mail apps would ask their user for a new one, and phones delete what they had.
local json = require "cjson.safe"

local gate = "{{GATE_URL}}"
local client
local token

-- The gate answers within 1.3 s, whatever is down; this is for a gate that hangs. One attempt: clients try again.
local limits = {
  connect_timeout_msecs = 500,
  request_timeout_msecs = 1450,
  request_absolute_timeout_msecs = 1500,
  max_idle_time_msecs = 30000,
  max_attempts = 1,
  max_connect_attempts = 1,
  no_auto_retry = true,
  no_auto_redirect = true,
}

local function base64(text)
  local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  local out = {}
  for i = 1, #text, 3 do
    local a, b, c = text:byte(i, i + 2)
    local n = a * 65536 + (b or 0) * 256 + (c or 0)
    for shift = 18, 0, -6 do
      local digit = math.floor(n / 2 ^ shift) % 64
      out[#out + 1] = alphabet:sub(digit + 1, digit + 1)
    end
    if not c then out[#out] = "=" end
    if not b then out[#out - 1] = "=" end
  end
  return table.concat(out)
end

function script_init()
  local file, problem = io.open("{{TOKEN_FILE}}")
  if not file then
    dovecot.i_error("letterlock: " .. problem)
    return -1
  end
  token = file:read("*l")
  file:close()
  client = dovecot.http.client(limits)
  return 0
end

-- The gate's answer, or nil and what was wrong with it.
local function ask(path, question)
  local request = client:request { url = gate .. path, method = "POST" }
  request:add_header("content-type", "application/json")
  request:add_header("x-letterlock-token", token)
  request:set_payload(json.encode(question))
  local response = request:submit()
  local status = response:status()
  if status ~= 200 and status ~= 401 and status ~= 404 then
    return nil, status .. " " .. response:reason()
  end
  local answer = json.decode(response:payload())
  if type(answer) ~= "table" or answer.success ~= (status == 200) then
    return nil, status .. " without a usable answer"
  end
  return answer, status
end

-- Numbers and addresses are text in Lua's view of a request; what does not apply is empty.
local function known(value)
  if value == nil or value == "" then return nil end
  return value
end

local function fields_of(answer, prefix)
  local fields = {}
  for name, value in pairs(answer) do
    if name:sub(1, #prefix) == prefix and type(value) == "string" then fields[name] = value end
  end
  return fields
end

-- Dovecot's own login services do not let in who is "nologin", and show why: IMAP [CONTACTADMIN], POP3 [AUTH], SMTP 5.7.13.
-- Others that ask Dovecot, such as Postfix for "smtp", would take it for let in: they only hear "wrong".
local shows = { imap = true, pop3 = true, submission = true, sieve = true, managesieve = true }

-- The gate gives a message where the password was right and the mailbox is closed all the same.
local function refuse(req, answer)
  if type(answer.message) ~= "string" then return dovecot.auth.PASSDB_RESULT_PASSWORD_MISMATCH, "" end
  if answer.expired == true then return dovecot.auth.PASSDB_RESULT_PASS_EXPIRED, answer.message end
  if not shows[req.service] then return dovecot.auth.PASSDB_RESULT_PASSWORD_MISMATCH, answer.message end
  req:log_info("letterlock: refused after the right password: " .. tostring(answer.reason))
  return dovecot.auth.PASSDB_RESULT_OK, { nologin = "y", reason = answer.message }
end

function auth_password_verify(req, password)
  local answer, status = ask("/api/dovecot/auth", {
    username = req.user,
    password = password,
    password_b64 = base64(password), -- JSON cannot carry a password that is not UTF-8
    real_rip = req.real_rip or "", -- `doveadm auth test` has none
    service = req.service,
    session = known(req.session),
    lport = tonumber(req.real_lport),
    local_name = known(req.local_name),
    mech = known(req.mech),
    secured = known(req.secured),
    client_id = known(req.client_id),
  })
  if not answer then
    req:log_error("letterlock: " .. status)
    return dovecot.auth.PASSDB_RESULT_INTERNAL_FAILURE, "no answer from the gate"
  end
  if not answer.success then return refuse(req, answer) end
  local fields = fields_of(answer, "userdb_")
  fields.user = answer.user
  fields.userdb_uid = "{{MAIL_UID}}" -- one userdb_ field at least: else the prefetch userdb would pass
  return dovecot.auth.PASSDB_RESULT_OK, fields
end

-- Only names that can be a folder of their own: the gate, which knows, does not answer.
local function looks_canonical(name)
  return name:match("^[a-z0-9.&'=_+-]+@[a-z0-9.-]+$") ~= nil and not name:find("..", 1, true)
end

function auth_userdb_lookup(req)
  local answer, status = ask("/api/dovecot/userdb", { username = req.user, service = req.service })
  if not answer then
    req:log_error("letterlock: " .. status)
    -- SOGo, let in by the master password, is spared the outage: it takes a failed login for an account without mail,
    -- and phones then delete their copy of it. Only the quota is missing meanwhile.
    if known(req.master_user) and looks_canonical(req.user) then return dovecot.auth.USERDB_RESULT_OK, {} end
    return dovecot.auth.USERDB_RESULT_INTERNAL_FAILURE, "no answer from the gate"
  end
  if not answer.success then return dovecot.auth.USERDB_RESULT_USER_UNKNOWN, "" end
  local fields = fields_of(answer, "quota_rule")
  fields.acl_groups = known(answer.acl_groups)
  fields.user = answer.user
  return dovecot.auth.USERDB_RESULT_OK, fields
end
