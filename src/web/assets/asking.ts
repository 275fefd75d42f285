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
