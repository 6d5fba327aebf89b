// Sends a chosen file in pieces, so that a lost connection costs one piece and not the whole. Without this script the
// same form sends the file at once. The server keeps what has arrived; this asks it where to go on.
(() => {
  if (window.baygeUploads) return;
  window.baygeUploads = true;

  const PIECE = 512 * 1024;
  const LONGEST_WAIT = 30_000;

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !("upload" in form.dataset)) return;
    const file = form.elements.file.files[0];
    if (!file) return;
    event.preventDefault();
    if (!form.dataset.running) send(form, file);
  });

  async function send(form, file) {
    const words = form.dataset;
    const row = form.querySelector("[data-upload-progress]");
    const [bar, status, button, door] = ["progress", "[role=status]", "button", "[data-upload-sign-in]"].map((part) => row.querySelector(part));
    const wrong = form.querySelector("[data-upload-error]");
    const fields = new FormData(form);
    // The same file for the same people goes on where it stopped, also after the page was closed.
    const what = ["entry", "purpose", "audience"].map((name) => fields.get(name)).join(" ");
    const key = `bayge-upload ${what} ${file.name} ${file.size} ${file.lastModified}`;
    let paused = false;
    let wake = () => {};

    words.running = "yes";
    row.hidden = false;
    wrong.hidden = true;
    row.querySelector(".file-name").textContent = file.name;
    button.onclick = () => {
      paused = !paused;
      button.textContent = paused ? words.resume : words.pause;
      if (paused) status.textContent = words.paused;
      wake();
    };

    const stop = (text) => {
      localStorage.removeItem(key);
      delete words.running;
      row.hidden = true;
      wrong.textContent = text;
      wrong.hidden = false;
    };
    const refusal = async (answer) => (await answer.json().catch(() => ({}))).text ?? `${answer.status}`;
    const rest = (time) =>
      new Promise((done) => {
        const timer = setTimeout(done, time);
        wake = () => (clearTimeout(timer), done());
        addEventListener("online", wake, { once: true });
        // Signed in again, here or in another window.
        document.addEventListener("bayge-signed-in", wake, { once: true });
        addEventListener("focus", wake, { once: true });
      });
    // Nothing that was sent is lost: the upload waits for somebody to sign in, and goes on where it stopped.
    const signedOut = async () => {
      status.textContent = words.signedOut;
      door.hidden = false;
      offset = null;
      await rest(LONGEST_WAIT);
      door.hidden = true;
    };

    let address = localStorage.getItem(key);
    let offset = null;
    let wait = 1_000;
    while (offset === null || offset < file.size || address === null) {
      if (paused) {
        await rest(3_600_000);
        continue;
      }
      try {
        if (!address) {
          const wanted = new URLSearchParams({ length: file.size, name: file.name });
          for (const name of ["entry", "purpose", "audience"]) wanted.set(name, fields.get(name));
          const answer = await fetch("/files", { method: "POST", body: wanted });
          if (answer.status === 401) {
            await signedOut();
            continue;
          }
          if (answer.status === 503) throw new Error("busy");
          if (!answer.ok) return stop(await refusal(answer));
          address = answer.headers.get("location");
          localStorage.setItem(key, address);
          offset = 0;
        } else if (offset === null) {
          const answer = await fetch(address, { method: "HEAD" });
          if (answer.status === 404) {
            address = null;
            continue;
          }
          if (answer.status === 401) {
            await signedOut();
            continue;
          }
          if (!answer.ok) throw new Error("not now");
          offset = Number(answer.headers.get("upload-offset"));
          // Everything is there but the last answer was lost: an empty piece asks for it again.
          if (offset >= file.size) offset = file.size - 0.5;
        }
        const from = Math.ceil(offset);
        const part = file.slice(from, from + PIECE);
        status.textContent = from + part.size >= file.size ? words.checking : `${words.sending}: ${Math.floor((100 * from) / file.size)}%`;
        const answer = await fetch(address, {
          method: "PATCH",
          headers: { "content-type": "application/offset+octet-stream", "upload-offset": `${from}` },
          body: part,
        });
        if (answer.ok) {
          offset = Number(answer.headers.get("upload-offset"));
          bar.value = (100 * offset) / file.size;
          wait = 1_000;
        } else if (answer.status === 401) {
          await signedOut();
        } else if ([404, 409].includes(answer.status)) {
          offset = null;
          await rest(wait);
        } else if (answer.status >= 500 || answer.status === 408) {
          throw new Error("not now");
        } else {
          return stop(await refusal(answer));
        }
      } catch {
        status.textContent = words.waiting;
        offset = null;
        await rest(wait);
        wait = Math.min(2 * wait, LONGEST_WAIT);
      }
    }
    localStorage.removeItem(key);
    location.reload();
  }
})();
