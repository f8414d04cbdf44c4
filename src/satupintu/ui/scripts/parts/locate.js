// A button that writes down where one stands; hidden until this script runs, and where a phone cannot say.
const PLACES = 6; // digits behind the point: a tenth of a metre

function fill(box, { coords }) {
  box.querySelector("[name=latitude]").value = coords.latitude.toFixed(PLACES);
  box.querySelector("[name=longitude]").value = coords.longitude.toFixed(PLACES);
  return `± ${Math.round(coords.accuracy)} m`;
}

export function locate() {
  if (!navigator.geolocation) return;
  for (const button of document.querySelectorAll("[data-locate]")) {
    const box = button.closest("[data-place]");
    const status = box.querySelector("[data-located]");
    button.hidden = false;
    button.addEventListener("click", () => {
      status.textContent = button.dataset.saySearching;
      navigator.geolocation.getCurrentPosition(
        (found) => (status.textContent = fill(box, found)),
        () => (status.textContent = button.dataset.sayLost),
        { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
      );
    });
  }
}
