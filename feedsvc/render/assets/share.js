// Copy buttons, the device's own share sheet, and no hole where a picture failed to load. The pages work without.
"use strict";

for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const label = button.textContent;
  let timer = 0;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (!(await copy(field))) return;
    button.textContent = button.dataset.done;
    clearTimeout(timer);
    timer = setTimeout(() => { button.textContent = label; }, 2000);
  });
}

for (const button of document.querySelectorAll("button[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    // The reader may close the sheet: that is a rejection, and no error.
    navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
  });
}

for (const picture of document.querySelectorAll("img[data-optional]")) {
  const leave = () => {
    picture.parentElement.classList.remove("pictured");
    picture.remove();
  };
  if (picture.complete && picture.naturalWidth === 0) leave();
  else picture.addEventListener("error", leave);
}

async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Without https there is no clipboard: show the text, select it, and try the old way.
    const box = field.closest("details");
    if (box) box.open = true;
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}
