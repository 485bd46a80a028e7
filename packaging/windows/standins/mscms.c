/* Stand-in for mscms.dll, for the test prefix only: a screen without a color profile. Wine's own aborts where Qt asks
   for one (WcsCreateIccProfile is not implemented there). */
#include <stddef.h>

#define EXPORT __declspec(dllexport)

EXPORT void *OpenColorProfileW(void *profile, unsigned access, unsigned sharing, unsigned creation)
{ (void)profile; (void)access; (void)sharing; (void)creation; return NULL; }
EXPORT void *WcsCreateIccProfile(void *profile, unsigned options) { (void)profile; (void)options; return NULL; }
EXPORT int GetColorProfileFromHandle(void *profile, void *buffer, unsigned *size)
{ (void)profile; (void)buffer; (void)size; return 0; }
EXPORT int CloseColorProfile(void *profile) { (void)profile; return 1; }

int DllMain(void *module, unsigned reason, void *reserved) { (void)module; (void)reason; (void)reserved; return 1; }
