// Photos are made smaller before they travel: a phone's 6 MB becomes 0.6 MB. Without this script the original is sent.
import { waitFor } from "./once.js";
import { say } from "./words.js";

const BIG = 1.5 * 1024 * 1024; // bytes; smaller photos go as they are
const EDGE = 2400; // pixels on the longer side: an ID card stays readable
const QUALITY = 0.85;

const megabytes = (bytes) =>
  (bytes / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });

async function smaller(file) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, EDGE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
}

function show(input, lines) {
  let box = input.parentElement.querySelector(".sp-photo");
  if (!box) {
    box = document.createElement("div");
    box.className = "sp-photo";
    box.setAttribute("role", "status");
    input.after(box);
  }
  box.replaceChildren(...lines);
}

function picture(file) {
  const image = document.createElement("img");
  image.alt = "";
  image.src = URL.createObjectURL(file);
  image.addEventListener("load", () => URL.revokeObjectURL(image.src));
  return image;
}

async function shrink(input) {
  const chosen = [...input.files];
  if (!chosen.some((file) => file.type.startsWith("image/"))) return show(input, []);
  const words = document.createElement("span");
  words.textContent = say("shrinking");
  show(input, [words]);
  const before = chosen.reduce((sum, file) => sum + file.size, 0);
  const kept = new DataTransfer();
  for (const file of chosen) {
    const isBigPhoto = file.type.startsWith("image/") && file.size > BIG;
    // A picture this browser cannot read (HEIC) goes as it is; the server decides
    kept.items.add(isBigPhoto ? await smaller(file).catch(() => file) : file);
  }
  input.files = kept.files;
  const after = [...input.files].reduce((sum, file) => sum + file.size, 0);
  words.textContent = after < before
    ? say("shrunk", { from: megabytes(before), to: megabytes(after) })
    : say("chosen", { size: megabytes(after) });
  const first = [...input.files].find((file) => file.type.startsWith("image/"));
  show(input, [picture(first), words]);
}

export function photos() {
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file" || !("shrink" in input.dataset)) return;
    waitFor(input.form, shrink(input));
  });
}
