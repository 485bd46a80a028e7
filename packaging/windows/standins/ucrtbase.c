/* Stand-in for ucrtbase.dll, for the test prefix only: parts of complex numbers, which numpy asks for and Wine 8 lacks.
   Everything else is passed on to Wine's own, a copy of which lies beside it as ucrtwine.dll; see ../wine.py. */
struct single { float re, im; };
struct twice { double re, im; };

float crealf(struct single z) { return z.re; }
float cimagf(struct single z) { return z.im; }
double creal(struct twice z) { return z.re; }
double cimag(struct twice z) { return z.im; }
double creall(struct twice z) { return z.re; }
double cimagl(struct twice z) { return z.im; }

int DllMain(void *module, unsigned reason, void *reserved) { (void)module; (void)reason; (void)reserved; return 1; }
