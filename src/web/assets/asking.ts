// Questions to the site that the page can do without an answer to.

/** The text that answers, or null: the site refuses, the network is gone, the question was given up or the page is
 * being left. */
export async function textAt(address: string | URL, options: RequestInit = {}): Promise<string | null> {
  try {
    const answer = await fetch(address, options);
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** The same for JSON; null too where what answers is none, as a page to sign in on. */
export async function jsonAt(address: string | URL, options: RequestInit = {}): Promise<unknown> {
  const text = await textAt(address, options);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
