import type { Part } from "../part";
import { accepts } from "../probe";

/** SOGo's cache of user records. */
export const memcached: Part = {
  name: "memcached",
  needs: [],
  async prepare(stack) {
    return {
      argv: ["memcached", "-l", "127.0.0.1", "-p", String(stack.ports.memcached), "-U", "0", "-m", "32"],
    };
  },
  isReady: (stack) => accepts(stack.ports.memcached),
};
