#include <cairo.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo-ft.h>

// Cairo tells user data apart by the address of a static key; Swift has no way to name one.
static inline const cairo_user_data_key_t *hanform_font_owner_key(void) {
  static const cairo_user_data_key_t key = {0};
  return &key;
}
