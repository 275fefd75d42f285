// The program itself: one that serves a folder of its own until it is told to stop, or a command that ends.
import { execFileSync, spawn } from "node:child_process";

const mustStart = 30_000; // milliseconds
const mustEnd = 30_000;

/** Runs a command on a folder and gives what it printed. */
export function command(program, folder, ...words) {
  return execFileSync(program, ["--data", folder, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Serves a folder at a free port: { address, setUp, stop() }. `setUp` is the page to begin with, if there is one. */
export async function serve(program, folder) {
  const words = ["--data", folder, "serve", "--listen", "127.0.0.1:0"];
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let complained = "";
  child.stderr.on("data", bytes => (complained += bytes));
  const ended = new Promise(resolve => child.on("close", resolve));
  const [address, setUp] = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`serve did not start:\n${said}${complained}`)), mustStart);
    child.stdout.on("data", bytes => {
      said += bytes;
      const found = /^Florilege is at (\S+)$/m.exec(said);
      if (!found) return;
      clearTimeout(late);
      resolve([found[1], /open (\S+)$/m.exec(said)?.[1]]);
    });
    ended.then(code => reject(new Error(`serve ended with ${code}:\n${said}${complained}`)));
  });

  /** Ends it as a service manager does. It must end well: a sanitizer that found something says so in its status. */
  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), mustEnd);
    const code = await ended;
    clearTimeout(late);
    if (code !== 0) throw new Error(`serve ended with ${code}:\n${complained.slice(-4000)}`);
  };
  return { address, setUp, stop };
}
