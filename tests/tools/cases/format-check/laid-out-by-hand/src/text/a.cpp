int length( const char *text ) { 
  return text==nullptr?0:1; }
