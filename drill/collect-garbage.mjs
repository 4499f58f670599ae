import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// Loaded before a server that is measured: its memory is then what it holds, not what it has not yet cleaned away.
setFlagsFromString("--expose-gc");
setInterval(runInNewContext("gc"), 500).unref();
