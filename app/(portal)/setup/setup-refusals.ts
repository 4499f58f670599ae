const makeAnother = "On the server, run “bin/letterlock admin setup-link” for a new one.";

/** Why a set-up link does not work, and what to do. */
export const setupRefusals = {
  unknown: `This link is not complete or was never valid. ${makeAnother}`,
  expired: `This link is older than a day. ${makeAnother}`,
  used: "This link has been used. Each link works once.",
  "not-needed": "There is a superadmin already, so this link does nothing any more.",
} as const;
